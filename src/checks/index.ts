// What the headless tool takes from here.
export {chromiumArgs, findChromium, installCommand} from './chromium';
