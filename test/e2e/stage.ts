import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { consoleFiles } from '../../local/console/console-files.ts'
import { openWorld, type World, type WorldOptions } from '../world.ts'
import { watchActs } from './acts.ts'
import { findBrowser, noBrowser } from './find-browser.ts'

const pictures = fileURLToPath(new URL('../../out/e2e/', import.meta.url))

/** What fades in has its contrast at the end of it; what turns for ever is not waited for. */
const atRest = `Promise.allSettled(document.getAnimations()
  .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)
  .map((one) => one.finished))`

/** A width at which offices work, and a phone's. */
export const views = { desk: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } } as const

interface Visit {
  readonly language?: 'zh' | 'en'
  readonly view?: keyof typeof views
  /** Whoever sits here wants as little motion as may be. */
  readonly still?: true
  /** A film (Y4M) that the camera sees; a browser of its own then. */
  readonly camera?: string
}

export interface Stage {
  readonly world: World
  /** A browser of its own, without anybody signed in; what its pages complain of fails the test at the end. */
  visit(visit?: Visit): Promise<BrowserContext>
  /** A page of the console for one of the example colleagues: `coordinator`, `county-officer`, `station-officer`, `auditor`. */
  as(colleague: string, visit?: Visit & { readonly path?: string }): Promise<Page>
  /** Kept as `out/e2e/NAME.png`. */
  picture(page: Page, name: string): Promise<void>
  /** Nothing that axe finds serious or critical. */
  isAccessible(page: Page): Promise<void>
  close(): Promise<void>
}

const filming = (film: string) => [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
]

/** The whole service with its console, and a real browser before it; `opened` is a world that serves the console already. */
export async function openStage(options: WorldOptions = {}, opened?: World): Promise<Stage> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error(noBrowser)
  const world = opened ?? (await openWorld({ ...options, files: consoleFiles }))
  // As root there is no sandbox; nothing looks for updates meanwhile.
  const args = ['--no-sandbox', '--disable-background-networking', '--no-first-run']
  const launch = (...more: string[]): Promise<Browser> => chromium.launch({ executablePath, args: [...args, ...more] })
  const browser = await launch()
  const browsers = [browser]
  const complaints: string[] = []

  async function visit({ language = 'zh', view = 'desk', still, camera }: Visit = {}): Promise<BrowserContext> {
    const its = camera === undefined ? browser : await launch(...filming(camera))
    if (its !== browser) browsers.push(its)
    const context = await its.newContext({
      baseURL: world.url,
      viewport: views[view],
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      reducedMotion: still ? 'reduce' : 'no-preference',
      storageState: {
        cookies: [],
        origins: [{ origin: world.url, localStorage: [{ name: 'zhida.language', value: language }] }],
      },
    })
    await watchActs(context)
    context.on('console', (message) => {
      // That a request was refused is the browser's own line: the page says it in words.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        complaints.push(message.text())
    })
    context.on('weberror', (error) => complaints.push(error.error().message))
    return context
  }

  return {
    world,
    visit,
    async as(colleague, { path = '/', ...wished } = {}) {
      const page = await (await visit(wished)).newPage()
      await page.goto(path)
      await page.locator(`button[value=${colleague}]`).click()
      await page.waitForURL((url) => !/^\/(?:local|signed-in)/.test(url.pathname))
      return page
    },
    async picture(page, name) {
      await mkdir(pictures, { recursive: true })
      await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' })
    },
    async isAccessible(page) {
      await page.evaluate(atRest)
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze()
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    },
    async close() {
      for (const one of browsers) await one.close()
      await world.close()
      expect(complaints).toEqual([])
    },
  }
}
