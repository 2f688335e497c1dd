type Sized = { width: number; height: number };
type Drawn<Canvas, Context> = { canvas: Canvas | null; context: Context | null };

/** As pdf.js asks for the canvases that it needs beside a page's own: a class, made of how a canvas is made here. */
export function canvasFactory<Canvas extends Sized, Context>(make: (width: number, height: number) => Drawn<Canvas, Context>) {
  return class {
    create(width: number, height: number): Drawn<Canvas, Context> {
      return make(width, height);
    }

    reset({ canvas }: Drawn<Canvas, Context>, width: number, height: number): void {
      if (canvas === null) return;
      canvas.width = width;
      canvas.height = height;
    }

    destroy(drawn: Drawn<Canvas, Context>): void {
      if (drawn.canvas !== null) drawn.canvas.width = drawn.canvas.height = 0; // frees its pixels at once
      drawn.canvas = null;
      drawn.context = null;
    }
  };
}
