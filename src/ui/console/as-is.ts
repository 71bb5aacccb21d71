// A text of the machine where the editor expects Markdown. Anybody may have written it, in a link too: nothing in it may
// become a mark, least of all a picture that the browser would fetch.

/** The text stands as it is: its fence is longer than any that it holds. */
export function asIs(text: string): {value: string} {
  const longest = Math.max(3, ...(text.match(/`+/g) ?? []).map(run => run.length));
  const fence = '`'.repeat(longest + 1);
  return {value: `${fence}text\n${text}\n${fence}`};
}
