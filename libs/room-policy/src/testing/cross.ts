type Axes = Readonly<Record<string, readonly unknown[]>>;
export type Point<A extends Axes> = { readonly [K in keyof A]: A[K][number] };

/** Every combination of the values on these axes. */
export function cross<const A extends Axes>(axes: A): Point<A>[] {
  const points = Object.entries(axes).reduce<Record<string, unknown>[]>(
    (all, [name, values]) => all.flatMap((point) => values.map((value) => ({ ...point, [name]: value }))),
    [{}],
  );
  return points as Point<A>[];
}
