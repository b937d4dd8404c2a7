import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { Words } from '../../domain/kernel/words.ts'
import { chosenLanguage, keepLanguage, type Language } from './chosen-language.ts'

const Chosen = createContext<{ language: Language; choose: (language: Language) => void }>({
  language: 'zh',
  choose: () => undefined,
})

/** Chinese unless the reader has chosen English; kept in this browser. */
export function LanguageChoice({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(chosenLanguage)
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  const choose = (wished: Language) => {
    keepLanguage(wished)
    setLanguage(wished)
  }
  return <Chosen value={{ language, choose }}>{children}</Chosen>
}

export function useLanguage() {
  return useContext(Chosen)
}

/** Says words of the domain, which know both languages, in the reader's. */
export function useSay(): (words: Words) => string {
  const { language } = useLanguage()
  return (words) => words[language]
}

/** The phrases of a screen or a part in the reader's language. */
export function useWords<Phrases>(words: { readonly zh: Phrases; readonly en: Phrases }): Phrases {
  return words[useLanguage().language]
}
