// A script from a file: the whole text, or why it cannot be opened.

import {again, type Call, call, done, procedure} from '../../../base';
import {type Fallible, type Fd, failed, O_RDONLY} from '../../abi';
import type {Memory} from './memory';
import {sys} from './system';

interface FileFrame {
  readonly path: string;
  fd: Fd;
  text: string;
}

const READ_SIZE = 65536;

const READ_FILE = procedure<Memory, FileFrame>('read_file')({
  open: (_m, frame) => sys('open', frame.path, O_RDONLY, 0),
  opened(_m, frame, reply: Fallible<Fd>) {
    if (failed(reply)) return done(reply);
    frame.fd = reply;
  },
  read: (_m, frame) => sys('read', frame.fd, READ_SIZE),
  more(_m, frame, reply: Fallible<string>) {
    if (failed(reply) || reply === '') return sys('close', frame.fd);
    frame.text += reply;
    return again('read');
  },
  end: (_m, frame) => done(frame.text),
});

export const readFile = (path: string): Call => call(READ_FILE, {path, fd: -1, text: ''});
