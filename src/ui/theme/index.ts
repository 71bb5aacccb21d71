import './fonts.css';
import './tokens.css';
import './base.css';

export {Mark} from './mark';
export {glyphOf, glyphPath, hueClass, hueOf} from './marks';
export {currentPalette, type Palette, watchTheme} from './palette';
