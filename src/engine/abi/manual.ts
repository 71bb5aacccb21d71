// What the kernel can say of its own parts, for `man`: the texts stand beside the code that they explain.

/** A subsystem or a control file, as one dialect has it. */
export type ManualEntry = {
  name: string;
  /** The subsystem that the file belongs to; `container` for the files of the system itself; '' for a subsystem. */
  of: string;
  /** The type of file system in whose hierarchies it is. */
  dialect: string;
  /** One plain sentence. */
  about: string;
  /** "rw", "r", "w"; '' for a subsystem. */
  access: string;
  /** It is in the top container only, or only below; '' for both. */
  only: 'top' | 'children' | '';
  /** What a write may say: alternatives with " | " between them, as in a line of usage; '' where nothing is taken. */
  takes: string;
};
