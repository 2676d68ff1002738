import { useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.js';
import { ToolWord } from './tool-word.js';

/** Reads the page aloud, block by block, where the device has a voice; another press or another page ends it. */
export function ReadAloud() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [reading, setReading] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(
    () => () => {
      setReading(false);
      window.speechSynthesis?.cancel();
    },
    [path, language],
  );
  if (!('speechSynthesis' in window)) return null;
  const stop = () => {
    window.speechSynthesis.cancel();
    setReading(false);
  };
  const start = () => {
    const parts = readableParts(document.getElementById('main'));
    parts.forEach((text, index) => {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.lang = language === 'vi' ? 'vi-VN' : 'en-GB';
      if (index === parts.length - 1) utterance.onend = () => setReading(false);
      window.speechSynthesis.speak(utterance);
    });
    setReading(parts.length > 0);
  };
  return (
    <button
      type="button"
      className="link-button no-print"
      aria-pressed={reading}
      onClick={reading ? stop : start}
    >
      <ToolWord icon={reading ? 'silence' : 'aloud'}>
        {t(reading ? 'app.stopReading' : 'app.readAloud')}
      </ToolWord>
    </button>
  );
}

/** What stands on the page, a line at a time: some voices stop at long texts. What is folded away is not read. */
function readableParts(main: HTMLElement | null): string[] {
  return (main?.innerText ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
