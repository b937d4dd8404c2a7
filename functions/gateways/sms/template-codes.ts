import * as z from 'zod'
import { NoticeTemplateCode } from '../../../domain/notices/notice-templates.ts'

/** The code under which a provider approved each template, by our name for it. */
export const TemplateCodes = z.partialRecord(NoticeTemplateCode, z.string().regex(/^\w{1,40}$/))
