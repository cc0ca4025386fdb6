namespace Mezzofy.Core.Identity.Passwords;

/// <summary>How much work a password hash is.</summary>
/// <param name="MemoryKib">Memory in KiB.</param>
/// <param name="Iterations">Passes over it.</param>
/// <param name="Lanes">Degree of parallelism.</param>
public sealed record Argon2Parameters(int MemoryKib, int Iterations, int Lanes)
{
    /// <summary>OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two iterations, one lane.</summary>
    public static Argon2Parameters Current { get; } = new(19_456, 2, 1);

    /// <summary>Whether a hash made with these is weaker than one made with the others in any respect.</summary>
    public bool IsWeakerThan(Argon2Parameters other) => MemoryKib < other.MemoryKib || Iterations < other.Iterations;
}
