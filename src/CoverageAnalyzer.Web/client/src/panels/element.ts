type Child = Node | string | null | undefined | false;

/** Attributes, properties (`value`, `checked`, …) and listeners (`onclick`) of a new element. */
export interface Props {
  [name: string]: string | number | boolean | null | undefined | ((event: never) => void);
}

/** Members that must be set as properties: their attributes are only first values. */
const properties = new Set(['value', 'checked', 'disabled', 'hidden', 'open', 'indeterminate', 'scrollTop']);

/** Makes an element. Texts become text nodes, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, children: Child[] | Child = []): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  append(made, children);
  setProps(made, props);
  return made;
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/** Makes an element of a drawing. */
export function drawing<K extends keyof SVGElementTagNameMap>(tag: K, props: Record<string, string | number>, children: Node[] = []): SVGElementTagNameMap[K] {
  const made = document.createElementNS(svgNamespace, tag);
  for (const [name, value] of Object.entries(props)) {
    made.setAttribute(name, String(value));
  }
  made.append(...children);
  return made;
}

/** Puts new content into an element. The focus stays on the part with the same `data-key`. */
export function replace(parent: Element, children: Child[] | Child): void {
  const active = document.activeElement;
  const held = active instanceof HTMLElement && parent.contains(active) && active !== parent ? active.dataset.key : undefined;
  parent.replaceChildren();
  append(parent, children);
  if (held !== undefined) {
    parent.querySelector<HTMLElement>(`[data-key="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
  }
}

function append(parent: Element, children: Child[] | Child): void {
  for (const child of Array.isArray(children) ? children : [children]) {
    if (child !== null && child !== undefined && child !== false) {
      parent.append(child);
    }
  }
}

function setProps(made: HTMLElement, props: Props): void {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null) {
      continue;
    }
    if (typeof value === 'function') {
      made.addEventListener(name.slice(2), value as unknown as EventListener);
    } else if (properties.has(name)) {
      (made as unknown as Record<string, unknown>)[name] = value;
    } else if (typeof value === 'boolean' && !name.startsWith('aria-')) {
      made.toggleAttribute(name, value);
    } else {
      made.setAttribute(name, String(value));
    }
  }
}
