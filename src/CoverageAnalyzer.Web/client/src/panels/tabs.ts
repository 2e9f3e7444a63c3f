import { messagesOf, type Messages } from '../i18n/messages';
import type { Store } from '../state';
import { element } from './element';
import type { Tab, Views } from './views';

/** The tabs of the information part: arrows, Home and End move, the one shown is in the tab order. */
export function mountTabs(store: Store, views: Views, panels: Record<Tab, HTMLElement>): HTMLElement {
  const names = Object.keys(panels) as Tab[];
  const buttons = names.map((name) => element('button', {
    type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': `panel-${name}`,
    onclick: () => views.show(name), onkeydown: (event: KeyboardEvent) => move(event, name),
  }));
  const list = element('div', { class: 'tablist', role: 'tablist' }, buttons);
  const bodies = names.map((name) => element('div', { class: 'tabpanel', role: 'tabpanel', id: `panel-${name}`, 'aria-labelledby': `tab-${name}`, tabindex: 0 }, panels[name]));

  const move = (event: KeyboardEvent, from: Tab): void => {
    const at = names.indexOf(from);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: names.length - 1 }[event.key];
    const next = to === undefined ? undefined : names[(to + names.length) % names.length];
    if (next !== undefined) {
      event.preventDefault();
      views.show(next);
      buttons[names.indexOf(next)]?.focus();
    }
  };

  const mark = (): void => {
    names.forEach((name, i) => {
      const chosen = views.tab === name;
      buttons[i]!.setAttribute('aria-selected', String(chosen));
      buttons[i]!.tabIndex = chosen ? 0 : -1;
      bodies[i]!.hidden = !chosen;
    });
  };
  const name = (): void => {
    const texts: Messages = messagesOf(store.state.language);
    list.setAttribute('aria-label', texts.information);
    names.forEach((key, i) => (buttons[i]!.textContent = texts[key]));
  };
  views.listen(mark);
  store.listen((_, changed) => {
    if (changed.has('language')) {
      name();
    }
  });
  mark();
  name();
  return element('div', { class: 'tabs' }, [list, ...bodies]);
}
