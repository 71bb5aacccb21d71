// true and false: nothing, with a status.

import {defineCommand} from '../../libc';

export const trueCommand = defineCommand(
  `true
  Do nothing, successfully`,
  {literal: true},
  function* () {
    return 0;
  },
);

export const falseCommand = defineCommand(
  `false
  Do nothing, unsuccessfully`,
  {literal: true},
  function* () {
    return 1;
  },
);
