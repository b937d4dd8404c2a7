import { sentences } from '../kernel/sentences.ts'

/** What is told about messages. */
export const noticeSentences = sentences('notices', {
  'too-long': {
    zh: '短信最多{most}字，这条有{length}字。',
    en: 'A message has at most {most} characters; this one has {length}.',
  },
})
