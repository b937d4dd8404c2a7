import { NoticeTemplateCode } from '../../../domain/notices/notice-templates.ts'

/** What a provider approved, for each of our templates. */
export function templateCodes(codeOf: (index: number) => string): Record<string, string> {
  return Object.fromEntries(NoticeTemplateCode.options.map((name, index) => [name, codeOf(index)]))
}
