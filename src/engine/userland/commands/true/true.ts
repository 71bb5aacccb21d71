// true and false: nothing, with a status.

import {defineCommand} from '../../libc';

export const trueCommand = defineCommand(
  {name: 'true', usage: 'true', about: 'Do nothing, successfully', literal: true},
  function* () {
    return 0;
  },
);

export const falseCommand = defineCommand(
  {name: 'false', usage: 'false', about: 'Do nothing, unsuccessfully', literal: true},
  function* () {
    return 1;
  },
);
