import type {MachineWords} from './machine-language';

export {Announcer} from './announcer';
export {Console, type ConsoleProps} from './console';
/** Gives a language of an editor the machine's completions and hovers; the code comes with the editor's. */
export const offerMachineWords = (language: string, words: MachineWords): Promise<void> =>
  import('./machine-language').then(({registerMachineLanguage}) => registerMachineLanguage(language, words));
/** Gives every editor of the page the colours that the page has now. */
export const takeEditorColours = (dark: boolean): Promise<void> =>
  import('./monaco-setup').then(({takeColours}) => takeColours(dark));
export {PLAIN_EDITOR} from './editor-options';
export {emptyLine, type Line, type LineActions, type LineField, lineActions} from './line';
export {PlainField} from './plain-field';
export {FIRST_MOUNT} from './suggestions';
