import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Always the same place: what Node compiled of it is kept by its path. */
const file = join(root, 'node_modules/.cache/bundled-demo/demo.mjs')

/** What a source reads, or starts as a thread, stands beside it: so each keeps its own address. */
const whereItStands: Plugin = {
  name: 'where a source stands',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      if (path.includes('node_modules') || !text.includes('import.meta.url')) return undefined
      return { contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)), loader: 'ts' }
    })
  },
}

/** Solver with a file beside it, and clients of SMS providers, which no demo asks for. */
const apart = ['highs', '@alicloud/*', '@darabonba/*', 'tencentcloud-sdk-nodejs-sms']

/** The demo as one file, with every handler and most packages: Node loads it in a third of the time of its 1,100 modules. Answers its path. */
export async function bundleDemo(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['local/demo.ts'],
    outfile: file,
    write: false,
    bundle: true,
    external: apart,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: `import{createRequire as r}from'node:module';const require=r(import.meta.url);` },
    plugins: [whereItStands],
  })
  const beside = `${file}.${process.pid}`
  await mkdir(dirname(file), { recursive: true })
  await writeFile(beside, outputFiles[0]?.contents ?? '')
  await rename(beside, file)
  return file
}
