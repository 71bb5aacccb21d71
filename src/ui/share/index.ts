export {linkOf, makeLink, onAddressChange, openAddress, openFirst} from './links';
export {ShareDialog} from './share-dialog';
