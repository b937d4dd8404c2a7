import type { Words } from '../kernel/words.ts'

/** What to do with the demands that were found in a text. */
export function notToBeAsked(found: string): Words {
  return {
    zh: `请删去：${found}。不能向务工人员收押金、保证金或任何费用，不能扣工资，不能扣押、保管证件。`,
    en: `Take out: ${found}. No deposit or fee may be asked of workers, no wage held back, and no ID kept.`,
  }
}
