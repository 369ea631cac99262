import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import { type MouseEvent, type ReactNode, useId } from 'react';

interface ReasonedButtonProps extends ButtonProps {
  /** Why it may not be pressed now. Empty or absent = it may. */
  reason?: string | null;
  onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  id?: string;
  type?: 'button' | 'submit';
  children: ReactNode;
}

/**
 * A control that is not permitted stays in the tab order and says why on hover and focus: never a grey
 * button without an explanation.
 */
export function ReasonedButton({ reason, onClick, type = 'button', children, ...rest }: ReasonedButtonProps) {
  const id = useId();
  if (!reason) {
    return (
      <Button type={type} onClick={onClick} {...rest}>
        {children}
      </Button>
    );
  }
  return (
    <Tooltip label={reason} events={{ hover: true, focus: true, touch: true }} openDelay={0}>
      <span>
        <Button
          {...rest}
          type="button"
          aria-disabled
          data-disabled
          aria-describedby={id}
          onClick={(event) => event.preventDefault()}
        >
          {children}
        </Button>
        <span id={id} className="visuallyHidden">
          {reason}
        </span>
      </span>
    </Tooltip>
  );
}
