// A value once the hand rests: a long question is not asked at every step of a slider.
import { useEffect, useState } from "react";

const rest = 400;

/** The value that was last given for so many milliseconds; at first the one that is given. */
export function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  const key = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the value
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(value), rest);
    return () => window.clearTimeout(timer);
  }, [key]);
  return rested;
}
