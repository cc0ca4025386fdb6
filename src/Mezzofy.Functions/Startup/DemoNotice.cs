using Mezzofy.Core.Identity;

namespace Mezzofy.Functions.Startup;

/// <summary>Tells whoever started the local default how to sign in; a password that was set is not shown.</summary>
internal static class DemoNotice
{
    public static void Print(DemoOptions demo)
    {
        var password = demo.Password == DemoOptions.DefaultPassword ? $"password {demo.Password}" : $"the password in {DemoOptions.PasswordSetting}";
        Console.Out.WriteLine($"Demo accounts, {password}:");
        foreach (var person in DemoAccounts.People)
        {
            Console.Out.WriteLine($"  {person.Email,-32} {person.Role,-18} {person.Name}");
        }
    }
}
