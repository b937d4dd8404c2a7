import type { FunctionEntry } from '../wiring/lambda-functions.ts'

/** The function that serves the console's files: bundled as the others are, yet no route of the API and not its document's. */
export const consoleFunction: FunctionEntry = {
  key: 'console/serve-console',
  handlers: ['console/serve-console'],
  // Its one right, to read the console's own bucket, is given where that bucket is made.
  needs: {},
  memory: 512,
  seconds: 29,
}
