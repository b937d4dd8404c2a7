export type Language = 'zh' | 'en'

const place = 'zhida.language'

export function chosenLanguage(): Language {
  return localStorage.getItem(place) === 'en' ? 'en' : 'zh'
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(place, language)
}
