// The recorded cases, and which of them cannot pass yet.
export {readCases} from './cases';
