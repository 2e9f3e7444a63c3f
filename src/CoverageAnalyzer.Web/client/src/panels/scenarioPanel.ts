import { get } from '../api/client';
import type { Edit, ScenarioInfo } from '../api/types';
import { messagesOf } from '../i18n/messages';
import { printNumber, printTime } from '../i18n/numbers';
import type { Store } from '../state';
import { emptyScenario, scenarioOf } from './edits';
import { element, replace } from './element';
import { ask } from './question';
import { deleteScenario, isScenarioName, listScenarios, readScenario, writeScenario } from './scenarioRequests';
import { resolveConflict } from './scenarioConflict';
import { isAborted, say, sayTrouble } from './trouble';

/** Saving, opening and deleting scenarios; nothing of somebody else's, and nothing of one's own, is lost without a question. */
export function mountScenarios(store: Store): HTMLElement {
  const root = element('section', { class: 'scenarios', 'aria-labelledby': 'scenarios-title' });
  const keeper = new ScenarioKeeper(store, () => draw());
  const draw = (): void => replace(root, content(store, keeper));
  store.listen((_, changed) => {
    if (changed.has('language') || changed.has('scenario')) {
      draw();
    }
    const study = changed.has('study') && store.state.study?.canEdit === true;
    const others = changed.has('status') && keeper.isStale() && store.state.study?.canEdit === true;
    if (study || others) {
      void keeper.refresh();
    } else if (changed.has('status')) {
      draw();
    }
  });
  addEventListener('beforeunload', (event) => {
    if (isUnsaved(store)) {
      event.preventDefault();
    }
  });
  draw();
  return root;
}

/** Whether there are changes that would be lost. */
function isUnsaved(store: Store): boolean {
  const { scenario } = store.state;
  return scenario !== null && !scenario.saved && scenario.edits.length > 0;
}

class ScenarioKeeper {
  list: ScenarioInfo[] = [];
  typedName: string | null = null;
  wrongName = false;
  /** The state of the shared store's scenarios that the list is of. */
  private listOf: string | null = null;

  constructor(private readonly store: Store, private readonly changed: () => void) {}

  get name(): string {
    return this.typedName ?? this.store.state.scenario?.name ?? '';
  }

  /** Whether somebody stored or deleted a scenario since the list was read. */
  isStale(): boolean {
    const now = this.store.state.status?.scenarios ?? null;
    return now !== null && now !== this.listOf;
  }

  async refresh(): Promise<void> {
    await this.reporting(async () => {
      this.listOf = this.store.state.status?.scenarios ?? null;
      this.list = await listScenarios(this.store);
      this.changed();
    });
  }

  async save(name = this.name.trim().normalize('NFC'), etag = this.etagFor(name)): Promise<void> {
    const { store } = this;
    this.wrongName = !isScenarioName(name);
    if (this.wrongName) {
      this.changed();
      return;
    }
    const edits = store.state.scenario?.edits ?? [];
    await this.reporting(async () => {
      const written = await writeScenario(store, name, edits, etag, ownName());
      if ('etag' in written) {
        this.keep(name, edits, written.etag);
        return;
      }
      const choice = await resolveConflict(store, name, etag === null, written.conflict);
      if (choice?.kind === 'rename') {
        await this.save(choice.name, null);
      } else if (choice?.kind === 'theirs') {
        await this.open(name, false);
      } else if (choice?.kind === 'overwrite') {
        // Over the state that is there now, not over whatever may come next.
        await this.save(name, await this.presentTag(name));
      }
    });
  }

  async open(name: string, asks = true): Promise<void> {
    const { store } = this;
    const texts = messagesOf(store.state.language);
    if (asks && isUnsaved(store) && !(await ask(store, texts.replaceQuestion, texts.replaceAnyway))) {
      return;
    }
    await this.reporting(async () => {
      const { scenario, etag } = await readScenario(store, name);
      this.typedName = null;
      store.set({ scenario: { ...emptyScenario(), name, etag, edits: scenario.edits } });
      say(store, texts.opened(name));
    });
  }

  async delete(info: ScenarioInfo): Promise<void> {
    const { store } = this;
    const texts = messagesOf(store.state.language);
    if (!(await ask(store, texts.deleteQuestion(info.name), texts.delete))) {
      return;
    }
    await this.reporting(async () => {
      const done = await deleteScenario(store, info.name, info.etag);
      say(store, done ? texts.deleted(info.name) : texts.conflictText(info.name), done ? 'info' : 'error');
      const current = store.state.scenario;
      if (done && current?.name === info.name) {
        store.set({ scenario: { ...current, etag: null, saved: false } });
      }
    });
    await this.refresh();
  }

  /** Leaves the scenario; the study's own figures are shown again. */
  async leave(): Promise<void> {
    const { store } = this;
    const texts = messagesOf(store.state.language);
    if (!isUnsaved(store) || (await ask(store, texts.clearQuestion, texts.discard))) {
      this.typedName = null;
      store.set({ scenario: null, tool: 'none' });
    }
  }

  /** Opens a scenario file. */
  async upload(file: File): Promise<void> {
    const { store } = this;
    const texts = messagesOf(store.state.language);
    const read = scenarioOf(await file.text());
    if (read === null) {
      say(store, texts.uploadBad, 'error');
    } else if (!isUnsaved(store) || (await ask(store, texts.replaceQuestion, texts.replaceAnyway))) {
      this.typedName = null;
      store.set({ scenario: { ...emptyScenario(), name: read.name, edits: read.edits, saved: false } });
      say(store, texts.opened(read.name));
    }
  }

  /** Gives the scenario as the file that `analyze --scenario` runs. */
  download(): void {
    const { study, scenario } = this.store.state;
    const name = this.name.trim() === '' ? 'scenario' : this.name.trim();
    const text = JSON.stringify({ name, ...(study === null ? {} : { study: study.name }), edits: scenario?.edits ?? [] }, null, 2);
    const address = URL.createObjectURL(new Blob([`${text}\n`], { type: 'application/json' }));
    element('a', { href: address, download: `${name}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  private etagFor(name: string): string | null {
    const { scenario } = this.store.state;
    return scenario !== null && scenario.name === name ? scenario.etag : null;
  }

  private keep(name: string, edits: readonly Edit[], etag: string | null): void {
    const current = this.store.state.scenario ?? emptyScenario();
    this.typedName = null;
    // What was changed while it was being saved is not saved yet.
    this.store.set({ scenario: { ...current, name, etag, saved: current.edits === edits || current.edits.length === 0 } });
    say(this.store, messagesOf(this.store.state.language).saved(name));
    void this.refresh();
  }

  private async presentTag(name: string): Promise<string | null> {
    const list = await get<ScenarioInfo[]>(this.store, 'scenarios');
    return list.some((s) => s.name === name) ? (await readScenario(this.store, name)).etag : null;
  }

  private async reporting(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!isAborted(error)) {
        sayTrouble(this.store, error, () => void this.reporting(work));
      }
    }
  }
}

const ownNameKey = 'coverage-editor';

/** The name the person gave for others to see; the browser remembers it. */
function ownName(): string {
  try {
    return localStorage.getItem(ownNameKey) ?? '';
  } catch {
    return ''; // no memory is granted
  }
}

function rememberOwnName(name: string): void {
  try {
    localStorage.setItem(ownNameKey, name.trim().normalize('NFC'));
  } catch {
    // It is asked for again next time.
  }
}

/** Who is told to the others who work at the scenarios of a shared store. */
function ownNameField(store: Store): HTMLElement | null {
  const texts = messagesOf(store.state.language);
  if ((store.state.status?.store ?? 'none') === 'none') {
    return null;
  }
  const own = element('input', { id: 'own-name', type: 'text', 'data-key': 'own-name', maxlength: 80, autocomplete: 'name', value: ownName(), onchange: () => rememberOwnName(own.value) });
  return element('label', { class: 'field' }, [element('span', {}, texts.ownName), own]);
}

function content(store: Store, keeper: ScenarioKeeper): (HTMLElement | null)[] {
  const { language, scenario } = store.state;
  const texts = messagesOf(language);
  const file = element('input', { type: 'file', accept: '.json,application/json', hidden: true, id: 'scenario-file', 'aria-label': texts.upload, onchange: () => {
    const chosen = file.files?.[0];
    if (chosen !== undefined) {
      void keeper.upload(chosen);
    }
    file.value = '';
  } });
  const name = element('input', {
    id: 'scenario-name', type: 'text', 'data-key': 'scenario-name', maxlength: 80, autocomplete: 'off', value: keeper.name, 'aria-describedby': 'scenario-hint', 'aria-invalid': keeper.wrongName,
    oninput: () => {
      keeper.typedName = name.value;
    },
    onkeydown: (event: KeyboardEvent) => {
      if (event.key === 'Enter') {
        void keeper.save();
      }
    },
  });
  const hasEdits = (scenario?.edits.length ?? 0) > 0;
  const isShared = (store.state.status?.store ?? 'none') !== 'none'; // kept in a database, where 'analyze' does not look
  return [
    element('h3', { id: 'scenarios-title' }, texts.scenarios),
    element('label', { class: 'field' }, [element('span', {}, texts.scenarioName), name]),
    element('p', { id: 'scenario-hint', class: keeper.wrongName ? 'wrong' : 'quiet' }, keeper.wrongName ? texts.badName : texts.scenarioNameHint),
    ownNameField(store),
    isUnsaved(store) ? element('p', { class: 'unsaved' }, texts.unsaved) : null,
    element('p', { class: 'buttons' }, [
      element('button', { type: 'button', class: 'button', 'data-key': 'save', disabled: !hasEdits, onclick: () => void keeper.save() }, texts.save),
      element('button', { type: 'button', class: 'button plain', 'data-key': 'download', disabled: !hasEdits, onclick: () => keeper.download() }, texts.download),
      file,
      element('button', { type: 'button', class: 'button plain', 'data-key': 'upload', onclick: () => file.click() }, texts.upload),
      scenario === null ? null : element('button', { type: 'button', class: 'button plain', 'data-key': 'leave', onclick: () => void keeper.leave() }, texts.clearEdits),
    ]),
    element('h4', {}, texts.savedScenarios),
    keeper.list.length === 0 ? element('p', { class: 'quiet' }, texts.noScenarios) : element('ul', { class: 'scenariolist' }, keeper.list.map((info) =>
      element('li', { class: info.name === scenario?.name ? 'current' : undefined }, [
        element('span', { class: 'what' }, [info.name, ' ', element('span', { class: 'quiet' }, `· ${texts.editCount(printNumber(info.edits, 0, language))}${info.editedBy === '' ? '' : ` · ${info.editedBy}, ${printTime(info.modified, language)}`}`)]),
        element('button', { type: 'button', class: 'button plain', 'data-key': `open-${info.name}`, 'aria-label': texts.openScenario(info.name), onclick: () => void keeper.open(info.name) }, texts.open),
        element('button', { type: 'button', class: 'icon', 'data-key': `delete-${info.name}`, 'aria-label': texts.deleteScenario(info.name), onclick: () => void keeper.delete(info) }, '×'),
      ]),
    )),
    element('p', { class: 'quiet' }, isShared ? texts.commandHintShared : texts.commandHint),
    commandLine(['coverage-analyzer', 'analyze', texts.studyFolder, '--scenario', quoted((keeper.name.trim() || texts.nameWord) + (isShared ? '.json' : ''))]),
  ];
}

/** A command whose words are not broken over two lines. */
function commandLine(words: string[]): HTMLElement {
  return element('code', { class: 'command' }, words.flatMap((word, i) => [i === 0 ? null : ' ', element('span', {}, word)]));
}

/** A name as a shell takes it for one word. */
function quoted(name: string): string {
  return /\s/.test(name) ? `"${name}"` : name;
}
