import { titled } from '../../words/titled.ts'

export const willingnessWords = titled({
  willing: { zh: '愿意', en: 'willing' },
  'not-willing': { zh: '不愿意', en: 'not willing' },
  undecided: { zh: '未定', en: 'undecided' },
})
