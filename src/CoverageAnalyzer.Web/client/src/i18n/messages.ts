import type { Language } from '../state';
import { en } from './en';
import { vi, type Messages } from './vi';

export type { Messages } from './vi';

/** The texts of a language. */
export function messagesOf(language: Language): Messages {
  return language === 'vi' ? vi : en;
}
