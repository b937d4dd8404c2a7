import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { claimDataFolder } from '../../local/claim-data-folder.ts'
import { SetupProblem } from '../../local/setup-problem.ts'

async function newPath() {
  return join(await mkdtemp(join(tmpdir(), 'zhida-')), 'county', 'data')
}

/** The id of a process that has ended. */
function gonePid() {
  return spawnSync(process.execPath, ['-e', '']).pid
}

test('a new folder is made, for its owner only', async () => {
  const path = await newPath()
  await claimDataFolder(path)
  expect((await stat(path)).mode & 0o777).toBe(0o700)
  expect(await readdir(path)).toEqual(['lock'])
})

test('a second start on the same folder is refused until the first lets go', async () => {
  const path = await newPath()
  const release = await claimDataFolder(path)
  await expect(claimDataFolder(path)).rejects.toThrow(
    `${path} is in use by process ${process.pid}: stop it or choose another folder with --data`,
  )
  await release()
  await (await claimDataFolder(path))()
})

test('of several that start at once one gets the folder', async () => {
  const path = await newPath()
  const starts = await Promise.allSettled(Array.from({ length: 8 }, () => claimDataFolder(path)))
  expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a lock left behind by a killed process, a restarted machine or the container before is taken over', async () => {
  const path = await newPath()
  const lock = join(path, 'lock')
  await (await claimDataFolder(path))()
  for (const pid of [gonePid(), process.pid]) {
    await writeFile(lock, String(pid))
    await (await claimDataFolder(path))()
  }
  await writeFile(lock, String(process.ppid))
  await expect(claimDataFolder(path)).rejects.toThrow(`in use by process ${process.ppid}`)
  await utimes(lock, new Date('2020-01-01'), new Date('2020-01-01'))
  const release = await claimDataFolder(path)
  expect(await readFile(lock, 'utf8')).toBe(String(process.pid))
  await release()
})

test('a path that is a file, or lies where nothing can be made, is one clear line', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'zhida-')), 'file')
  await writeFile(path, '')
  for (const wrong of [path, join(path, 'below'), '/sys/zhida']) {
    const refused = await claimDataFolder(wrong).catch((error) => error)
    expect(refused).toBeInstanceOf(SetupProblem)
    expect(refused.message).toMatch(/^\/\S+ cannot be (made a folder|written to): choose another folder with --data$/)
  }
})
