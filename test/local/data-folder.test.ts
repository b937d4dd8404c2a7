import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDataFolder } from '../../local/data-folder.ts'
import { SetupProblem } from '../../local/setup-problem.ts'

async function newPath() {
  return join(await mkdtemp(join(tmpdir(), 'zhida-')), 'county', 'data')
}

/** The id of a process that has ended. */
function gonePid() {
  return spawnSync(process.execPath, ['-e', '']).pid
}

test('a new folder is made, for its owner only, with a place for each part', async () => {
  const path = await newPath()
  const folder = await openDataFolder(path)
  expect(folder.root).toBe(path)
  expect((await stat(path)).mode & 0o777).toBe(0o700)
  expect((await readdir(path)).sort()).toEqual(['dynamodb', 'lock', 's3', 'secrets', 'stepfunctions'])
})

test('a second start on the same folder is refused until the first lets go', async () => {
  const path = await newPath()
  const first = await openDataFolder(path)
  await expect(openDataFolder(path)).rejects.toThrow(
    `${path} is in use by process ${process.pid}: stop it or choose another folder with --data`,
  )
  await first.release()
  await (await openDataFolder(path)).release()
})

test('of several that start at once one gets the folder', async () => {
  const path = await newPath()
  const starts = await Promise.allSettled(Array.from({ length: 8 }, () => openDataFolder(path)))
  expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a lock left behind by a killed process, a restarted machine or the container before is taken over', async () => {
  const path = await newPath()
  const lock = join(path, 'lock')
  await (await openDataFolder(path)).release()
  for (const pid of [gonePid(), process.pid]) {
    await writeFile(lock, String(pid))
    await (await openDataFolder(path)).release()
  }
  await writeFile(lock, String(process.ppid))
  await expect(openDataFolder(path)).rejects.toThrow(`in use by process ${process.ppid}`)
  await utimes(lock, new Date('2020-01-01'), new Date('2020-01-01'))
  const folder = await openDataFolder(path)
  expect(await readFile(lock, 'utf8')).toBe(String(process.pid))
  await folder.release()
})

test('a path that is a file, or lies where nothing can be made, is one clear line', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'zhida-')), 'file')
  await writeFile(path, '')
  for (const wrong of [path, join(path, 'below'), '/sys/zhida']) {
    const refused = await openDataFolder(wrong).catch((error) => error)
    expect(refused).toBeInstanceOf(SetupProblem)
    expect(refused.message).toMatch(/^\/\S+ cannot be (made a folder|written to): choose another folder with --data$/)
  }
})
