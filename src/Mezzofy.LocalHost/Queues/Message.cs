namespace Mezzofy.LocalHost.Queues;

/// <summary>A hand-out of a message; the lock of it is the owner together with the delivery.</summary>
/// <param name="Id">The number of the message, in the order of sending.</param>
/// <param name="Body">What it says.</param>
/// <param name="Delivery">Which hand-out this is; 1 for the first.</param>
/// <param name="EnqueuedAt">When it was sent, UTC.</param>
/// <param name="Owner">The worker it was handed to.</param>
internal sealed record Message(long Id, byte[] Body, int Delivery, DateTime EnqueuedAt, Guid Owner);

/// <summary>What becomes of a message after a hand-out.</summary>
internal enum Outcome
{
    /// <summary>It is done with.</summary>
    Complete,

    /// <summary>It is handed out again, at once.</summary>
    Abandon,

    /// <summary>Its call was never begun: it is as if it had not been handed out.</summary>
    Return,

    /// <summary>It is put aside.</summary>
    DeadLetter,
}

/// <summary>The end of a hand-out. Without effect when the message has been handed to somebody else since.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Message">The hand-out.</param>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="Description">Why it is put aside; empty otherwise.</param>
/// <param name="Settled">Called once it is stored.</param>
internal sealed record Settlement(string Queue, Message Message, Outcome Outcome, string Description, Action Settled);
