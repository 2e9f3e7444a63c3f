import Layer from 'ol/layer/Layer';

/** The names of the study, above everything that is marked on the map: an outline must not strike through them. What it shows is drawn and placed by the study's layer. */
export class NamesLayer extends Layer {
  constructor(private readonly names: HTMLElement) {
    super({});
  }

  override render(): HTMLElement {
    return this.names;
  }
}
