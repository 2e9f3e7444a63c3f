/** Makes work that is done after the next picture is on the screen, once however often it is asked for: what is not the map must not delay it. */
export function afterPaint(work: () => void): () => void {
  let waits = false;
  return () => {
    if (!waits) {
      waits = true;
      requestAnimationFrame(() => setTimeout(() => {
        waits = false;
        work();
      }));
    }
  };
}
