export {WordsView, WordTable} from './word-table';
