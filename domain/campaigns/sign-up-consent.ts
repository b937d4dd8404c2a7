import type { Words } from '../kernel/words.ts'

/** What whoever signs up agrees to, as it stands on the page and is read out at the desk. */
export const signUpConsent = {
  zh: '我同意就业服务部门使用我填写的信息，为我推荐岗位、组织前往务工地并与我联系。我可以随时撤回，撤回没有任何不利影响。信息加密保存，最长两年。',
  en: 'I agree that the employment service uses what I write here to offer me jobs, to organise the journey to work and to contact me. I may take this back at any time, without any disadvantage. My details are kept encrypted, for two years at most.',
} as const satisfies Words
