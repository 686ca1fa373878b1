/**
 * The first import of `main.ts`: under an older Node the database driver would crash without a word.
 * `npm run` and `npm start` bring the right Node along (see package.json, optionalDependencies).
 */
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `VROOM needs Node 24 or later, and this is Node ${process.versions.node}. Start it with "npm start", which brings Node 24 along.\n`,
  );
  process.exit(1);
}
