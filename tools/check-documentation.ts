/** Holds the links of every Markdown file: they lead to files that are there, and to anchors that these have. */
import { linkProblems } from './documentation/links.ts';

const { files, problems } = linkProblems();
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`The links of ${files} files lead somewhere.`);
