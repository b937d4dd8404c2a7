import type { Locator } from 'playwright-core'

/** Chosen by the keyboard: typed, and entered once that option stands first, since the list itself may still be on its way. */
export async function enterOption(field: Locator, typed: string, option: string): Promise<void> {
  await field.fill(typed)
  const first = field.page().locator('.ant-select-dropdown:visible .ant-select-item-option-active', { hasText: option })
  await first.waitFor()
  await field.press('Enter')
}
