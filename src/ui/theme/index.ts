import './fonts.css';
import './tokens.css';
import './base.css';
import './projector.css';

export {Mark} from './mark';
export {glyphPath, hueClass, hueOf} from './marks';
export {currentPalette, type Palette, watchTheme} from './palette';
export {toggleProjector, zoomOf} from './projector';
