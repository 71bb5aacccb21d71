// Entry of the machine without a page: `npm run menagerie -- <command>`.
console.error('menagerie: this build knows no command yet');
process.exitCode = 2;
