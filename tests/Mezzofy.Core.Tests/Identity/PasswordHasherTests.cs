using System.Diagnostics.Metrics;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Identity.Passwords;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.Core.Tests.Identity;

public sealed class PasswordHasherTests : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public void Dispose() => services.Dispose();

    [Fact]
    public async Task A_flood_is_refused_beyond_those_that_run_and_wait_and_the_turns_are_given_back()
    {
        using var hasher = Make(new IdentityOptions { ConcurrentHashes = 1, WaitingHashes = 2 });

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TryAsync(hasher)));

        results.Count(code => code is null).ShouldBeInRange(3, 10);
        results.Where(code => code is not null).ShouldAllBe(code => code == "login_busy");
        (await TryAsync(hasher)).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("$argon2id$v=19$m=19456,t=2,p=1$short$short")]
    [InlineData("$argon2i$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_stored_text_that_is_no_hash_matches_nothing(string stored)
    {
        using var hasher = Make(new IdentityOptions());

        (await hasher.VerifyAsync("secret", stored)).ShouldBe(PasswordCheck.Wrong);
    }

    [Fact]
    public async Task Two_hashes_of_one_password_differ_and_both_match()
    {
        using var hasher = Make(new IdentityOptions());
        var (one, two) = (await hasher.HashAsync("密码 pass"), await hasher.HashAsync("密码 pass"));

        one.ShouldNotBe(two);
        (await hasher.VerifyAsync("密码 pass", one)).ShouldBe(PasswordCheck.Right);
        (await hasher.VerifyAsync("密码 pass ", two)).ShouldBe(PasswordCheck.Wrong);
    }

    [Fact]
    public async Task A_hash_that_the_reference_implementation_made_is_understood()
    {
        // libargon2 (P-H-C/phc-winner-argon2): argon2id_hash_encoded(2, 19456, 1, "correct horse", "somesalt12345678", 32).
        const string Reference = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQxMjM0NTY3OA$oVLnFW4Vdd+KZaNyuHNZYDlTeeRDSkyoACLFGAAhgLc";
        using var hasher = Make(new IdentityOptions());

        (await hasher.VerifyAsync("correct horse", Reference)).ShouldBe(PasswordCheck.Right);
        PasswordHash.Parse(Reference)!.ToString().ShouldBe(Reference);
    }

    private static async Task<string?> TryAsync(PasswordHasher hasher)
    {
        try
        {
            await hasher.HashAsync("secret");
            return null;
        }
        catch (ProblemException refusal)
        {
            return refusal.Code;
        }
    }

    private PasswordHasher Make(IdentityOptions options) => new(options, services.GetRequiredService<IMeterFactory>());
}
