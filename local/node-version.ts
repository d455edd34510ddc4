/** Stops the process with a clear sentence where it does not run on Node 24, the runtime of production. */
export function requireNode24(version = process.versions.node): void {
  if (Number(version.split('.')[0]) >= 24) return;
  console.error(
    `This project runs on Node 24, like its Lambda functions, but this process is Node ${version}.\n` +
      'The dev dependency "node" brings Node 24: run "npm ci" with install scripts allowed (not --ignore-scripts),\n' +
      'then start again through npm ("npm start", "npm test"), or put a Node 24 of your own first in PATH.',
  );
  process.exit(1);
}
