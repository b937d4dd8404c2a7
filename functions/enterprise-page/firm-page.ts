import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import type { EnterpriseLink, LinkPurpose, LinkSubjectOf } from '../../domain/enterprises/enterprise-link.ts'
import type { Language } from '../../domain/kernel/words.ts'
import type { FilledForm } from '../wiring/form-fields.ts'
import type { Html } from '../wiring/html.ts'

/** What a link opens, and for whom. */
export interface FirmPage<Purpose extends LinkPurpose = LinkPurpose> {
  readonly link: EnterpriseLink
  readonly subject: LinkSubjectOf<Purpose>
  readonly tokenHash: string
  readonly enterprise: Enterprise
  /** Of the page itself; its forms post below it. */
  readonly address: string
  readonly language: Language
  /** One of two texts, by the reader's language. */
  readonly say: (zh: string, en: string) => string
}

/** Which part of a longer page is looked at. */
export interface Looking {
  readonly order?: string | undefined
  readonly from?: number | undefined
}

/** A form that could not be taken: what was typed, what is wrong where, and what is wrong with the whole. */
export interface Filled extends FilledForm {
  readonly problem: string | null
}

export interface ShownPage {
  readonly title: string
  readonly content: Html
}
