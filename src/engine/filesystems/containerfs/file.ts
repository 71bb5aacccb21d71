// Reading and writing a control file. (V6 3/6, container_file_read and container_file_write)

import {call} from '../../../base';
import {type Failure, type Fallible, fail, PATH_MAX, type Pid} from '../../abi';
import {type Answer, ATTACH_TASK, attachOf, type Kernel, rulesOf, WRITE_CONTROL_FILE, writeOf} from '../../kernel';
import {containerAt, fileAt} from './directory';

export const gone = (): Failure => fail('ENODEV', 'the container was removed while its file was open');

/** The content as of now. Errors: ENODEV, EINVAL for a file that is only written. */
export function readFile(k: Kernel, me: Pid, ino: number): Fallible<string> {
  const file = fileAt(k, ino);
  if (file === undefined) return gone();
  if (file.read === undefined) return fail('EINVAL', `${file.name} can be written, but not read`);
  return file.read(k, containerAt(ino), me);
}

/** One write(2); the position does not matter. Errors: E2BIG, ENODEV, EINVAL, and the file's own. */
export function writeFile(k: Kernel, ino: number, text: string): Answer<number> {
  const container = containerAt(ino);
  const file = fileAt(k, ino);
  if (file !== undefined && file.write === undefined && file.attaches !== true) {
    return fail('EINVAL', `${file.name} can be read, but not written`);
  }
  const limit = file === undefined ? PATH_MAX - 1 : (file.longestWrite ?? rulesOf(k, container).longestWrite);
  if (text.length > limit)
    return fail('E2BIG', `${text.length} bytes are more than the ${limit} that one write may have`);
  if (file === undefined) return gone();
  if (file.attaches === true) return call(ATTACH_TASK, attachOf(container, text));
  return call(WRITE_CONTROL_FILE, writeOf(container, file.name, text));
}
