// Cases that cannot pass yet, by the mechanism that is missing. A case that passes must not be listed, so this shrinks and
// never lies.

export const MISSING: Readonly<Record<string, readonly string[]>> = {};
