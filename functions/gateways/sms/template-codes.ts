import * as z from 'zod'
import { NoticeTemplateCode } from '../../../domain/notices/notice-templates.ts'

/** The code under which a provider approved each template, by our name for it. */
export const TemplateCodes = z.partialRecord(NoticeTemplateCode, z.string().regex(/^\w{1,40}$/))

/** Every template that is sent. */
export const templateNames = NoticeTemplateCode.options

/** As pairs. */
export function namedTemplates(codes: z.infer<typeof TemplateCodes>): { template: NoticeTemplateCode; code: string }[] {
  return templateNames.flatMap((template) => {
    const code = codes[template]
    return code === undefined ? [] : [{ template, code }]
  })
}
