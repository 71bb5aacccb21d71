/** Which engine a recording was made with: another one may play it differently. Raised when the machine's behaviour changes. */
export const ENGINE_VERSION = '0.1.0';
