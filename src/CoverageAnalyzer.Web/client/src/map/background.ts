import TileLayer from 'ol/layer/Tile';
import XYZ from 'ol/source/XYZ';
import type { Study } from '../api/types';

/** Tiles that fail in a row before it is said: at the edge of what a server has some are missing. */
const failuresSaid = 4;

/**
 * The layer of background tiles a study names. It asks for tiles only while it is shown; its attribution is shown as text by the map.
 * Tiles are first asked for so that a picture of them may be saved; a server that does not grant that is asked again without, and its tiles are only shown.
 * @param failed Told once where no tiles come.
 */
export function backgroundLayer(background: NonNullable<Study['background']>, failed: () => void): TileLayer<XYZ> {
  const sourceOf = (crossOrigin: 'anonymous' | null): XYZ => new XYZ({ url: background.url, maxZoom: background.maximumZoom, crossOrigin, transition: 0 });
  const layer = new TileLayer({ className: 'background-layer', visible: false, source: sourceOf('anonymous') });
  let loaded = 0;
  let failures = 0;
  const follow = (source: XYZ, again: (() => void) | null): void => {
    source.on('tileloadend', () => loaded++);
    source.on('tileloaderror', () => {
      if (layer.getSource() !== source || loaded > 0) {
        return;
      }
      if (again !== null) {
        again();
      } else if (++failures === failuresSaid) {
        failed();
      }
    });
  };
  follow(layer.getSource()!, () => {
    const plain = sourceOf(null);
    follow(plain, null);
    layer.setSource(plain);
  });
  return layer;
}
