// Says how the tests went, by vitest's JSON report and the exit code of the test command. Fails when either
// tells of a failure, when no test ran, and when one was skipped.
import { readFileSync } from 'node:fs';

const [reportFile, status] = process.argv.slice(2);
const text = readFileSync(reportFile, 'utf8');
if (text === '') {
  console.error(`no test ran: "npm test" ended with ${status} before it came to them`);
  process.exit(1);
}

const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(text);

/** A file that failed as a whole, as by an error at its top, has no failed test to count. */
const failedFiles = testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
).length;
const failed = numFailedTests + failedFiles;
const skipped = numPendingTests + numTodoTests;

process.exitCode = status === '0' && failed === 0 && numPassedTests > 0 && skipped === 0 ? 0 : 1;
if (status !== '0' && failed === 0) console.error(`"npm test" ended with ${status}`);
console.log(`${numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
