import { get } from '../api/client';
import type { SearchHit } from '../api/types';
import { messagesOf } from '../i18n/messages';
import type { Store } from '../state';
import { element, replace } from './element';
import { isAborted } from './trouble';
import { zoomTo } from './zoom';

/** How long somebody must pause in typing before the server is asked, in milliseconds. */
const pause = 120;

/** Finds a commune by name, district or code, with or without accents: an ARIA 1.2 combobox with a list. Choosing selects the commune and zooms to it. */
export function mountSearch(store: Store): HTMLElement {
  let hits: SearchHit[] = [];
  let active = -1;
  let request: AbortController | null = null;
  let timer = 0;

  const input = element('input', {
    id: 'search', type: 'text', role: 'combobox', autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'search', maxlength: 100,
    'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'search-list',
    oninput: () => schedule(), onkeydown: (event: KeyboardEvent) => onKey(event), onfocus: () => input.select(),
  });
  const label = element('label', { for: 'search', class: 'spoken' });
  const list = element('ul', { id: 'search-list', role: 'listbox', hidden: true });
  const none = element('p', { class: 'none', hidden: true });
  const said = element('p', { class: 'spoken', role: 'status' });
  const root = element('div', { class: 'search', role: 'search' }, [label, input, list, none, said]);

  const close = (): void => {
    clearTimeout(timer);
    request?.abort();
    hits = [];
    active = -1;
    list.hidden = true;
    none.hidden = true;
    said.textContent = '';
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };

  const choose = (hit: SearchHit): void => {
    input.value = hit.name;
    close();
    store.set({ selected: { source: 'communes', index: hit.index } });
    zoomTo(store, hit.bounds);
  };

  const point = (index: number): void => {
    active = index;
    [...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === index)));
    const option = list.children[index];
    if (option === undefined) {
      input.removeAttribute('aria-activedescendant');
    } else {
      input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    }
  };

  const show = (): void => {
    const texts = messagesOf(store.state.language);
    replace(list, hits.map((hit, i) => element('li', {
      id: `hit-${String(i)}`, role: 'option', 'aria-selected': 'false',
      // Pressing must not take the focus out of the box, which would close the list first.
      onmousedown: (event: Event) => event.preventDefault(), onclick: () => choose(hit),
    }, [element('span', { class: 'name' }, hit.name), element('span', { class: 'quiet' }, [hit.district, hit.code].filter((t) => t !== '').join(' · '))])));
    list.setAttribute('aria-label', texts.searchLabel);
    list.hidden = hits.length === 0;
    none.hidden = hits.length > 0;
    none.textContent = texts.searchNone;
    input.setAttribute('aria-expanded', String(hits.length > 0));
    said.textContent = texts.searchFound(hits.length);
    point(-1);
  };

  const find = async (): Promise<void> => {
    const own = new AbortController();
    request = own;
    try {
      const found = await get<SearchHit[]>(store, 'search', { q: input.value.trim() }, own.signal);
      if (request === own && !own.signal.aborted) {
        hits = found;
        show();
      }
    } catch (error) {
      if (!isAborted(error)) {
        const texts = messagesOf(store.state.language);
        list.hidden = true;
        none.hidden = false;
        said.textContent = texts.searchFailed;
        replace(none, [`${texts.searchFailed} `, element('button', {
          type: 'button', class: 'button plain', 'data-key': 'search-again',
          // Pressing must not take the focus out of the box, which would close what stands under it.
          onmousedown: (event: Event) => event.preventDefault(), onclick: () => {
            input.focus();
            void find();
          },
        }, texts.retry)]);
      }
    }
  };

  const schedule = (): void => {
    clearTimeout(timer);
    request?.abort();
    if (input.value.trim() === '') {
      close();
    } else {
      timer = window.setTimeout(() => void find(), pause);
    }
  };

  const onKey = (event: KeyboardEvent): void => {
    const open = !list.hidden;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        if (open) {
          const step = event.key === 'ArrowDown' ? 1 : -1;
          point(active < 0 ? (step > 0 ? 0 : hits.length - 1) : (active + step + hits.length) % hits.length);
        } else if (input.value.trim() !== '') {
          void find();
        }
        break;
      case 'Enter': {
        const hit = hits[Math.max(active, 0)];
        if (open && hit !== undefined) {
          event.preventDefault();
          choose(hit);
        } else if (input.value.trim() !== '') {
          void find();
        }
        break;
      }
      case 'Escape':
        if (open || !none.hidden) {
          close();
        } else {
          input.value = '';
        }
        break;
    }
  };

  root.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node && root.contains(event.relatedTarget))) {
      close();
    }
  });

  const name = (): void => {
    const texts = messagesOf(store.state.language);
    label.textContent = texts.searchLabel;
    input.placeholder = texts.searchHint;
    close();
  };
  store.listen((_, changed) => {
    if (changed.has('language')) {
      name();
    }
  });
  name();
  return root;
}
